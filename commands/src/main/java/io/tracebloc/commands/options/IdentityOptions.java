package io.tracebloc.commands.options;

import io.tracebloc.engine.release.StageIdentity;
import io.tracebloc.engine.release.Toleration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who the stage Pod is and where it runs, where what the platform says does not fit. */
public final class IdentityOptions {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  @Option(
      names = "--run-as-user",
      paramLabel = "UID",
      converter = Id.class,
      description = "User of the Pod that takes the files")
  private Long user;

  @Option(
      names = "--run-as-group",
      paramLabel = "GID",
      converter = Id.class,
      description = "Group of that Pod")
  private Long group;

  @Option(
      names = "--fs-group",
      paramLabel = "GID",
      converter = Id.class,
      description = "Group that the volume is given to, where its driver does so")
  private Long fsGroup;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "Node to run on, by its label " + HOSTNAME)
  private String node;

  @Option(
      names = "--node-selector",
      paramLabel = "KEY=VALUE",
      converter = KeyValue.Converter.class,
      description = "Label that the node must carry; may be repeated")
  private List<KeyValue> nodeSelector = List.of();

  @Option(
      names = "--toleration",
      paramLabel = "TAINT",
      converter = Taint.class,
      description =
          "Taint to put up with: KEY, KEY=VALUE, KEY:EFFECT, KEY=VALUE:EFFECT; repeatable")
  private List<Toleration> tolerations = List.of();

  @Option(
      names = "--image-pull-secret",
      paramLabel = "NAME",
      description = "Pull secret for the Pod's image; may be repeated")
  private List<String> pullSecrets = List.of();

  /** What was given. */
  public StageIdentity toStageIdentity() {
    var labels = new LinkedHashMap<String, String>();
    nodeSelector.forEach(label -> labels.put(label.key(), label.value()));
    if (node != null) {
      labels.put(HOSTNAME, node);
    }
    return new StageIdentity(
        optional(user), optional(group), optional(fsGroup), labels, tolerations, pullSecrets);
  }

  /** Whether it was said on which node. */
  public boolean namesNode() {
    return node != null || !nodeSelector.isEmpty();
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Reads a user's or group's number. */
  static final class Id implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      if (text.matches("\\d{1,10}") && Long.parseLong(text) <= Integer.MAX_VALUE) {
        return Long.valueOf(text);
      }
      throw new TypeConversionException("'" + text + "' is not the number of a user or group");
    }
  }

  /** Reads a taint as {@code kubectl taint} spells it. */
  static final class Taint implements ITypeConverter<Toleration> {
    private static final List<String> EFFECTS =
        List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    @Override
    public Toleration convert(String text) {
      var colon = text.lastIndexOf(':');
      var effect = text.substring(colon + 1);
      if (colon >= 0 && !EFFECTS.contains(effect)) {
        throw new TypeConversionException(
            "'%s' is not one of the effects %s".formatted(effect, String.join(", ", EFFECTS)));
      }
      var taint = colon < 0 ? text : text.substring(0, colon);
      var equals = taint.indexOf('=');
      var key = equals < 0 ? taint : taint.substring(0, equals);
      if (key.isEmpty()) {
        throw new TypeConversionException("'" + text + "' names no taint");
      }
      return new Toleration(
          Optional.of(key),
          Optional.of(equals < 0 ? "Exists" : "Equal"),
          equals < 0 ? Optional.empty() : Optional.of(taint.substring(equals + 1)),
          colon < 0 ? Optional.empty() : Optional.of(effect),
          OptionalLong.empty());
    }
  }
}
