package io.tracebloc.engine.catalog;

import java.util.List;

/**
 * The datasets of several releases.
 *
 * @param lists by namespace and name of the release
 * @param problems why releases are missing in it, printable
 */
public record DatasetSurvey(List<DatasetList> lists, List<String> problems) {
  public DatasetSurvey {
    lists = List.copyOf(lists);
    problems = List.copyOf(problems);
  }
}
