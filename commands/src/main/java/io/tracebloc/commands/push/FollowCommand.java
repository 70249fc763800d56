package io.tracebloc.commands.push;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.Host;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.push.PushResult;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kubectl command that follows a run, addressed to the cluster that the run is in.
 *
 * @param cluster how the cluster was chosen
 * @param kubeconfig file to name in the command, if any
 */
record FollowCommand(ClusterOptions cluster, Optional<String> kubeconfig) {
  /**
   * For a call of the program. Helm takes {@code --kubeconfig} out of the arguments and sets
   * KUBECONFIG for the plugin alone ({@code style.md} C.3), so there the file is named although the
   * call did not; of several files, only the user's own shell can have told.
   */
  static FollowCommand of(ClusterOptions cluster, Invocation invocation) {
    var named = cluster.kubeconfig().map(Path::toString);
    var fromHelm = invocation.host().name().equals(Host.HELM.name());
    return new FollowCommand(cluster, fromHelm ? named.or(() -> onlyFile(invocation)) : named);
  }

  private static Optional<String> onlyFile(Invocation invocation) {
    var list = invocation.environment().variables().getOrDefault("KUBECONFIG", "");
    var files =
        Arrays.stream(list.split(File.pathSeparator)).filter(file -> !file.isEmpty()).toList();
    return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
  }

  /** The command for a shell. */
  String text(PushResult result) {
    var words = new ArrayList<>(List.of("kubectl"));
    words.addAll(result.followArguments());
    cluster.context().ifPresent(name -> words.addAll(List.of("--context", name)));
    kubeconfig.ifPresent(file -> words.addAll(List.of("--kubeconfig", file)));
    return words.stream().map(ShellWord::quote).collect(joining(" "));
  }
}
