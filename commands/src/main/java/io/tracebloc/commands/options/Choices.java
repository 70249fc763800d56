package io.tracebloc.commands.options;

import java.util.List;

/** A converter that takes one of a few words, which can be offered while a person types. */
public interface Choices {
  /** The words. */
  List<String> words();
}
