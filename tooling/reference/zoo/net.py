"""What a net of the zoo is: a Keras model, the layers an expert would take, an input."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Input:
    """Numbers that both languages can make: `low + (high - low) * k / 256`, k from a sequence, rounded down for int32.

    From `zeros_from` on, counted along the first axis after the batch, everything is zero: what a mask leaves out.
    """

    shape: tuple
    low: float = -1
    high: float = 1
    dtype: str = "float32"
    zeros_from: int | None = None


@dataclass(frozen=True)
class Refusal:
    """The sentence that is expected in place of a map: the code of the error, and a part of its message."""

    code: str
    message: str


@dataclass(frozen=True)
class Net:
    """`feature` and `reduction` are Keras layers, `outer/inner` for one inside of another.

    call       which use of a shared feature layer is meant
    target     the class; the predicted one when left out
    tokens     (prefix, rows, columns) where the features are a row of tokens
    quantize   the type of the stored weights: 'float16', 'uint8' or 'uint16'
    refused    by format, what is refused
    absent     by format, why there is no such file
    graph_feature  how the name of the graph's node ends (a pattern), where no node holds what the Keras layer puts out: the
               converter moves poolings above activations, and docs/decisions/008 says what such a node stands for
    """

    model: object
    feature: str
    reduction: str
    inputs: list = field(default_factory=list)
    call: int = 0
    target: int | None = None
    tokens: tuple | None = None
    quantize: str | None = None
    refused: dict = field(default_factory=dict)
    absent: dict = field(default_factory=dict)
    graph_feature: str | None = None
