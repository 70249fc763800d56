package io.tracebloc.commands.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.Host;
import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.doctor.Remedy;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remedies as a person can paste them: quoted, and for the cluster that was looked at.
 *
 * @param cluster how it was chosen
 * @param release that was looked at, if one was found
 */
record RemedyText(Host host, ClusterOptions cluster, String namespace, Optional<String> release) {
  String of(Remedy remedy) {
    return switch (remedy) {
      case Remedy.Advice(var text) -> new Wording(host).fill(text);
      case Remedy.Commands(var commands) ->
          commands.stream().map(this::complete).map(RemedyText::quoted).collect(joining(" && "));
      case Remedy.OnNode(var words) -> "on the node: " + quoted(words);
      case Remedy.Again(var words) -> again(words);
    };
  }

  private List<String> complete(List<String> words) {
    var all = new ArrayList<>(words);
    switch (words.getFirst()) {
      case "kubectl" -> all.addAll(places("--context"));
      case "helm" -> all.addAll(places("--kube-context"));
      default -> {
        // A program of this machine.
      }
    }
    return all;
  }

  private List<String> places(String contextFlag) {
    var words = new ArrayList<String>();
    cluster.context().ifPresent(name -> words.addAll(List.of(contextFlag, name)));
    cluster
        .kubeconfig()
        .map(Path::toString)
        .ifPresent(file -> words.addAll(List.of("--kubeconfig", file)));
    return words;
  }

  private String again(List<String> words) {
    var all = new ArrayList<String>();
    if (host.equals(Host.HELM)) {
      all.add(release.orElse("RELEASE"));
      all.addAll(List.of("-n", namespace));
      all.addAll(places("--kube-context"));
    } else {
      all.addAll(List.of("-n", namespace));
      release.ifPresent(name -> all.addAll(List.of("--release", name)));
      all.addAll(places("--context"));
    }
    all.addAll(words);
    return host.program() + " doctor " + quoted(all);
  }

  private static String quoted(List<String> words) {
    return words.stream().map(Printable::of).map(ShellWord::quote).collect(joining(" "));
  }
}
