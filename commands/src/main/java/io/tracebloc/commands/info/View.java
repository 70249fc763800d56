package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Document;
import java.util.List;

/** What there is to print, for people and for programs. */
interface View {
  /** Lines for people; wide ones hold everything. */
  List<String> lines(boolean wide);

  Document document();

  /** What a person should know, in the host's words. */
  List<String> warnings();

  /** What could not be read, and why. */
  List<String> gaps();
}
