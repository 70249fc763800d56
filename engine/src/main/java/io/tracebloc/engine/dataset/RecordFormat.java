package io.tracebloc.engine.dataset;

import java.util.List;

/**
 * What one text file holds: fields separated by TAB ({@code contract/datasets.md} 3.2).
 *
 * @param fields names of the fields, in order
 * @param fewest how many of them must be there
 * @param enforced whether the cluster insists
 */
public record RecordFormat(List<String> fields, int fewest, boolean enforced) {
  public RecordFormat {
    fields = List.copyOf(fields);
  }
}
