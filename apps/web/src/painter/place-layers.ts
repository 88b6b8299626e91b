import type { Edge, EdgeLabel, GraphLabel, NodeLabel } from '@dagrejs/dagre';
import type { Size } from '@gradcam/render';

/** The room of a layer in a drawing, in CSS pixels: two lines of small letters, and a finger. */
const layerRoom = { width: 216, height: 44 } as const;

/** Layers with their places, in CSS pixels. */
export interface PlacedLayers {
  /** The room of all, and that of each. */
  readonly size: Size;
  readonly layerSize: Size;
  /** The left upper corners, in the order of the layers. */
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  /** The connections, as the data of SVG paths. */
  readonly lines: readonly string[];
}

/**
 * Places the layers of a network, from top to bottom.
 *
 * @param inputs For each layer the indices of those that it reads.
 * @returns The places.
 */
export async function placeLayers(inputs: readonly (readonly number[])[]): Promise<PlacedLayers> {
  // Loaded when somebody looks at layers, which few do.
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ ranksep: 16, nodesep: 12, edgesep: 8, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [index, sources] of inputs.entries()) {
    graph.setNode(String(index), { ...layerRoom });
    for (const source of sources) graph.setEdge(String(source), String(index));
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    size: { width, height },
    layerSize: layerRoom,
    corners: inputs.map((_, index) => {
      const { x = 0, y = 0 } = graph.node(String(index));
      return { x: x - layerRoom.width / 2, y: y - layerRoom.height / 2 };
    }),
    lines: graph.edges().map((edge: Edge) => lineOf(graph.edge(edge).points ?? [])),
  };
}

function lineOf(points: readonly { readonly x: number; readonly y: number }[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
