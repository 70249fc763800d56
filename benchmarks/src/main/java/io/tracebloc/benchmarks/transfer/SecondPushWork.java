package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Pushes after the first one to the same place. */
final class SecondPushWork implements Work {
  @Override
  public String name() {
    return "again";
  }

  @Override
  public String purpose() {
    return "a second push, nothing changed, and one with every hundredth file changed";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    var count = run.options().count("files");
    var bytes = run.options().count("file-bytes");
    var files = run.data().files(count, bytes);
    var first = new ArrayList<Copied>();
    var unchanged = new ArrayList<Copied>();
    var changed = new ArrayList<Copied>();
    for (var round = 0; round < run.times(); round++) {
      var memory = Files.createTempDirectory(run.scratch(), "memory");
      var ours = run.ours().remembering(memory);
      var place = run.place("again-" + round);
      add(run, first, "first push", ours.copy(files, place));
      run.site().check(place, Contents.digest(files));
      add(run, unchanged, "nothing changed", ours.copy(files, place));
      run.site().check(place, Contents.digest(files));
      Data.change(files, count, bytes, round);
      add(run, changed, "1 % changed", ours.copy(files, place));
      run.site().check(place, Contents.digest(files));
    }
    report(run, "nothing changed", unchanged, first, "at most 0.10");
    report(run, "1 % changed", changed, first, "at most 0.15");
  }

  private static void add(Run run, List<Copied> copies, String title, Copied copied) {
    run.table().line("Run " + (copies.size() + 1), title + " " + copied);
    copies.add(copied);
  }

  private static void report(
      Run run, String title, List<Copied> later, List<Copied> first, String aim) {
    var ours = Copied.median(later);
    var theirs = Copied.median(first);
    var rival = "our first push";
    var table = run.table();
    table.times(title, "whole command", ours.whole(), rival, theirs.whole(), aim);
    table.times(title, "copied and verified", ours.verified(), rival, theirs.verified(), aim);
  }
}
