"""Signals, texts, films and volumes."""

from families.parts import classes
from net import Input, Net, Refusal

# A loop between the features and the score has no gradient in TensorFlow.js.
TOO_LARGE = {"graph": "the converter writes 72 kB for one such layer"}
LOOP = {"graph": Refusal("MODEL_UNSUPPORTED", "there is a node that runs asynchronously")}


def signal(k):
    """Conv1D and GlobalMaxPooling1D"""
    x = signal = k.Input((40, 2), name="signal")
    x = k.layers.Conv1D(6, 5, activation="relu", name="conv1")(x)
    x = k.layers.MaxPooling1D(2, name="pool1")(x)
    x = k.layers.Conv1D(8, 3, activation="relu", name="conv2")(x)
    x = k.layers.GlobalMaxPooling1D(name="gmp")(x)
    return Net(k.Model(signal, classes(k, x)), "conv2", "probs", [Input((40, 2))], graph_feature="conv2(_1)?/Relu")


def raw_audio(k):
    """Raw audio without a channel axis, reshaped inside"""
    audio = k.Input((64,), name="audio")
    x = k.layers.Reshape((64, 1), name="channels")(audio)
    x = k.layers.Conv1D(6, 9, 2, activation="relu", name="conv1")(x)
    x = k.layers.Conv1D(8, 5, activation="relu", name="conv2")(x)
    x = k.layers.GlobalAveragePooling1D(name="gap")(x)
    return Net(k.Model(audio, classes(k, x)), "conv2", "probs", [Input((64,))])


def causal(k):
    """Causal dilated convolutions with residuals: a TCN"""
    x = signal = k.Input((24, 4), name="signal")
    for index, rate in enumerate((1, 2), 1):
        y = k.layers.Conv1D(4, 3, padding="causal", dilation_rate=rate, name=f"conv{index}")(x)
        y = k.layers.ReLU(name=f"relu{index}")(y)
        x = k.layers.Add(name=f"add{index}")([x, y])
    x = k.layers.GlobalAveragePooling1D(name="gap")(x)
    return Net(k.Model(signal, classes(k, x)), "add2", "probs", [Input((24, 4))])


def lstm(k, **options):
    """An LSTM over convolutions, as a loop"""
    x = signal = k.Input((20, 3), name="signal")
    x = k.layers.Conv1D(6, 3, activation="relu", name="conv")(x)
    x = k.layers.MaxPooling1D(2, name="pool")(x)
    x = k.layers.LSTM(5, name="lstm", **options)(x)
    refused = {} if options else LOOP
    return Net(k.Model(signal, classes(k, x)), "conv", "probs", [Input((20, 3))], refused=refused)


def lstm_unrolled(k):
    """An LSTM over convolutions, unrolled"""
    x = signal = k.Input((10, 3), name="signal")
    x = k.layers.Conv1D(6, 3, strides=2, activation="relu", name="conv")(x)
    x = k.layers.LSTM(5, unroll=True, name="lstm")(x)
    return Net(k.Model(signal, classes(k, x)), "conv", "probs", [Input((10, 3))])


def gru(k):
    """A GRU over convolutions, as Keras makes it: reset after"""
    x = signal = k.Input((10, 3), name="signal")
    x = k.layers.Conv1D(6, 3, strides=2, activation="relu", name="conv")(x)
    x = k.layers.GRU(5, unroll=True, name="gru")(x)
    return Net(k.Model(signal, classes(k, x)), "conv", "probs", [Input((10, 3))])


def gru_reset_before(k):
    """A GRU that resets before, in both directions"""
    x = picture = k.Input((8, 6, 1), name="picture")
    x = k.layers.Conv2D(4, 3, padding="same", activation="relu", name="conv")(x)
    x = k.layers.MaxPooling2D((8, 3), name="pool")(x)
    x = k.layers.Reshape((2, 4), name="rows")(x)
    cell = k.layers.GRU(3, reset_after=False, unroll=True, name="gru")
    x = k.layers.Bidirectional(cell, name="both")(x)
    return Net(k.Model(picture, classes(k, x)), "conv", "probs", [Input((8, 6, 1))])


def masking(k):
    """Masking before a recurrent layer, beside a convolution"""
    signal = k.Input((6, 3), name="signal")
    masked = k.layers.Masking(0.0, name="mask")(signal)
    last = k.layers.SimpleRNN(4, unroll=True, name="rnn")(masked)
    x = k.layers.Conv1D(6, 3, padding="same", activation="relu", name="conv")(signal)
    x = k.layers.GlobalAveragePooling1D(name="gap")(x)
    x = k.layers.Concatenate(name="both")([x, last])
    x = k.layers.Dense(6, activation="relu", name="hidden")(x)
    return Net(k.Model(signal, classes(k, x)), "conv", "probs", [Input((6, 3), zeros_from=4)])


def masked_loop(k):
    """A mask, a recurrent layer as a loop, and a convolution over its states"""
    x = signal = k.Input((6, 3), name="signal")
    x = k.layers.Masking(0.0, name="mask")(x)
    x = k.layers.SimpleRNN(4, return_sequences=True, name="rnn")(x)
    x = k.layers.Conv1D(6, 3, padding="same", activation="relu", name="conv")(x)
    x = k.layers.GlobalAveragePooling1D(name="gap")(x)
    spec = Input((6, 3), zeros_from=4)
    sentence = "TensorFlow.js cannot run the loops of this graph"
    refused = {"graph": Refusal("MODEL_UNSUPPORTED", sentence)}
    return Net(k.Model(signal, classes(k, x)), "conv", "probs", [spec], refused=refused)


def text(k):
    """A text: an embedding with mask_zero into a recurrent layer, another into convolutions"""
    tokens = k.Input((7,), dtype="int32", name="tokens")
    words = k.layers.Embedding(20, 4, mask_zero=True, name="words")(tokens)
    last = k.layers.SimpleRNN(4, unroll=True, name="rnn")(words)
    x = k.layers.Embedding(20, 4, name="letters")(tokens)
    x = k.layers.Conv1D(6, 3, activation="relu", name="conv")(x)
    x = k.layers.GlobalAveragePooling1D(name="gap")(x)
    x = k.layers.Concatenate(name="both")([x, last])
    x = k.layers.Dense(6, activation="relu", name="hidden")(x)
    spec = Input((7,), low=1, high=20, dtype="int32", zeros_from=5)
    return Net(k.Model(tokens, classes(k, x)), "conv", "probs", [spec])


def film(k):
    """TimeDistributed convolutions before an LSTM"""
    x = frames = k.Input((4, 8, 8, 2), name="frames")
    conv = k.layers.Conv2D(6, 3, activation="relu", name="conv")
    x = k.layers.TimeDistributed(conv, name="frame_conv")(x)
    x = k.layers.TimeDistributed(k.layers.GlobalAveragePooling2D(name="gap"), name="frame_gap")(x)
    x = k.layers.LSTM(5, unroll=True, name="lstm")(x)
    spec = Input((4, 8, 8, 2))
    return Net(k.Model(frames, classes(k, x)), "frame_conv", "probs", [spec], graph_feature="frame_conv/conv/Relu")


def conv_lstm(k):
    """ConvLSTM2D"""
    x = frames = k.Input((3, 8, 8, 2), name="frames")
    x = k.layers.ConvLSTM2D(4, 3, padding="same", name="conv_lstm")(x)
    x = k.layers.GlobalAveragePooling2D(name="gap")(x)
    return Net(k.Model(frames, classes(k, x)), "conv_lstm", "probs", [Input((3, 8, 8, 2))], absent=TOO_LARGE)


def volume(k):
    """Conv3D over volumes"""
    x = scan = k.Input((6, 8, 8, 1), name="scan")
    x = k.layers.Conv3D(4, 3, padding="same", activation="relu", name="conv1")(x)
    x = k.layers.Conv3D(6, 3, (1, 2, 2), padding="same", activation="relu", name="conv2")(x)
    x = k.layers.Flatten(name="flat")(x)
    return Net(k.Model(scan, classes(k, x, 3)), "conv2", "probs", [Input((6, 8, 8, 1))])


NETS = {
    "signal": (signal, 2),
    "signal-keras3": (signal, 3),
    "raw-audio": (raw_audio, 2),
    "causal": (causal, 2),
    "lstm": (lstm, 2),
    "lstm-unrolled": (lstm_unrolled, 2),
    "gru": (gru, 2),
    "gru-reset-before": (gru_reset_before, 2),
    "masking": (masking, 2),
    "masked-loop": (masked_loop, 2),
    "text": (text, 2),
    "film": (film, 2),
    "conv-lstm": (conv_lstm, 2),
    "volume": (volume, 2),
}
