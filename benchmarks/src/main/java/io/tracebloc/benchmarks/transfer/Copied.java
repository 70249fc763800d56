package io.tracebloc.benchmarks.transfer;

import io.tracebloc.benchmarks.Contest;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * What one copy took, in nanoseconds.
 *
 * @param whole from the start of the command to its end
 * @param verified until what was copied is known to be right, without preparing; the whole where
 *     the command does not tell
 * @param copying alone, the same
 */
record Copied(long whole, long verified, long copying) {
  /** From the output of the command for programs. */
  static Copied told(long whole, String json) throws IOException {
    var copying = seconds(json, "transfer");
    return new Copied(whole, copying + seconds(json, "verify"), copying);
  }

  static Copied untold(long whole) {
    return new Copied(whole, whole, whole);
  }

  private static long seconds(String json, String step) throws IOException {
    var found =
        Pattern.compile("\"step\": \"" + step + "\",\\s*\"seconds\": ([0-9.eE-]+)").matcher(json);
    if (!found.find()) {
      throw new IOException("the command does not tell how long the step " + step + " took");
    }
    return Math.round(Double.parseDouble(found.group(1)) * 1e9);
  }

  /** The median of each figure of several copies. */
  static Copied median(List<Copied> copies) {
    return new Copied(
        median(copies, Copied::whole),
        median(copies, Copied::verified),
        median(copies, Copied::copying));
  }

  private static long median(List<Copied> copies, ToLongFunction<Copied> figure) {
    return Contest.median(copies.stream().mapToLong(figure).toArray());
  }

  @Override
  public String toString() {
    return whole == copying
        ? "%.2f s".formatted(whole / 1e9)
        : "%.2f s (copied and verified %.2f, copied %.2f)"
            .formatted(whole / 1e9, verified / 1e9, copying / 1e9);
  }
}
