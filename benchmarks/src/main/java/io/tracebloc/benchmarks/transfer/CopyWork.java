package io.tracebloc.benchmarks.transfer;

import io.tracebloc.benchmarks.Contest;
import io.tracebloc.benchmarks.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * One copy of a file or a folder against every other way.
 *
 * @param source makes what is copied
 * @param againstCp what our part of the time is to reach against {@code kubectl cp} over WebSocket
 * @param againstTar the same against tar over SPDY
 */
record CopyWork(String name, String purpose, Source source, Aims againstCp, Aims againstTar)
    implements Work {
  /** Makes data. */
  interface Source {
    Path make(Options options, Data data) throws IOException;
  }

  /** Aims in words; no aim is a dash. */
  record Aims(String verified, String copying) {
    static final Aims NONE = new Aims("-", "-");
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    var site = run.site();
    var made = source.make(run.options(), run.data());
    var aims = new LinkedHashMap<Side, Aims>();
    var sides = new ArrayList<Side>();
    var alone = run.ours().copyingAlone();
    sides.add(run.ours());
    sides.add(alone);
    if (site.websocket().isPresent()) {
      var kubectl = site.websocket().get();
      var cp = new Rivals.Cp(site, kubectl, "kubectl cp " + kubectl.version());
      sides.add(cp);
      aims.put(cp, againstCp);
    }
    if (site.spdy().isPresent()) {
      var kubectl = site.spdy().get();
      var cp = new Rivals.Cp(site, kubectl, "kubectl cp " + kubectl.version());
      var tar = new Rivals.TarPipe(site, kubectl, "tar, kubectl exec " + kubectl.version());
      sides.add(cp);
      aims.put(cp, Aims.NONE);
      sides.add(tar);
      aims.put(tar, againstTar);
    }
    var medians = new Rounds(run).of(name, made, sides);
    var ours = medians.get(run.ours());
    var plain = medians.get(alone);
    aims.forEach(
        (rival, aim) -> report(run, ours, plain, rival.name(), medians.get(rival).whole(), aim));
    local(run, made, plain);
  }

  private void report(Run run, Copied ours, Copied plain, String rival, long theirs, Aims aim) {
    var table = run.table();
    if (!aim.equals(Aims.NONE)) {
      table.times(name, "whole command", ours.whole(), rival, theirs, "-");
    }
    table.times(name, "copied and verified", ours.verified(), rival, theirs, aim.verified());
    table.times(name, "copying alone", plain.copying(), rival, theirs, aim.copying());
  }

  /** What the machine needs without a cluster between. */
  private void local(Run run, Path made, Copied plain) throws IOException, InterruptedException {
    var times = new long[run.times()];
    for (var round = 0; round < times.length; round++) {
      var target = run.scratch().resolve("%s-%d".formatted(name, round)).toString();
      times[round] = Call.of("cp", "-r", made.toString(), target).run().nanoseconds();
    }
    var median = Contest.median(times);
    run.table().times(name, "copying alone", plain.copying(), "local cp", median, "-");
    Folders.delete(run.scratch());
    Files.createDirectories(run.scratch());
  }
}
