/** Something that was found out about a model, or had to be assumed. */
export interface Finding {
  readonly about: 'format' | 'labels' | 'size' | 'range' | 'channel-order' | 'fit' | 'mean';
  /** The place where it is said; `'assumed'` where nothing says it. */
  readonly from: 'option' | 'gradcam.json' | 'metadata.json' | 'model' | 'assumed';
  /** A full English sentence. */
  readonly text: string;
}
