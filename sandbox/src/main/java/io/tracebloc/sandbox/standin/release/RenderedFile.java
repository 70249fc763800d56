package io.tracebloc.sandbox.standin.release;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One file of a chart and what it renders to.
 *
 * @param file its name below the chart's {@code templates}
 */
record RenderedFile(String file, List<ObjectNode> objects) {
  RenderedFile {
    objects = List.copyOf(objects);
  }
}
