package io.tracebloc.engine.catalog;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.VolumeScript;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The file by which a run holds its dataset ({@code contract/datasets.md} 8.1). Times are those of
 * the cluster, so that this machine's clock does not matter.
 *
 * @param run the id of the run, if the file tells; not printable yet
 * @param age since when it holds the dataset
 */
public record IngestLock(Optional<String> run, Duration age) {
  private static final Duration STALE = Duration.ofHours(12);

  /** Tells of the lock of dataset {@code $1}; {@link #of} reads its answer. */
  static final VolumeScript SCRIPT = VolumeScript.beside(IngestLock.class, "lock");

  /** A script about dataset {@code $1} whose answer tells of the lock as well. */
  public static VolumeScript alsoToldBy(VolumeScript script) {
    return new VolumeScript(script.name(), SCRIPT.text() + script.text());
  }

  /** Who holds it, as the end of "A run": a space and the id, or nothing. Printable. */
  public String holder() {
    return run.map(id -> " " + ClientWords.bounded(id)).orElse("");
  }

  /** Whether the run may still be alive. */
  public boolean isHeld() {
    return age.compareTo(STALE) < 0;
  }

  /** Reads what the script says; empty if there is no such file. */
  public static Optional<IngestLock> of(ScriptAnswer answer) {
    var now = Instant.ofEpochSecond(answer.number("now").orElse(0L));
    return answer
        .number("made")
        .map(
            made -> {
              var content = answer.text("says").map(IngestLock::json).orElseGet(JsonObject::new);
              var since = started(content).orElse(Instant.ofEpochSecond(made));
              return new IngestLock(
                  JsonFields.text(content, "ingestor_id"), Duration.between(since, now));
            });
  }

  private static JsonObject json(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject object ? object : new JsonObject();
    } catch (JsonParseException | StackOverflowError notJson) {
      return new JsonObject();
    }
  }

  private static Optional<Instant> started(JsonObject content) {
    if (!(content.get("started_at") instanceof JsonPrimitive value)) {
      return Optional.empty();
    }
    try {
      if (value.isNumber()) {
        return Optional.of(Instant.ofEpochMilli((long) (value.getAsDouble() * 1000)));
      }
      var text = value.getAsString().strip().replace(' ', 'T');
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | NumberFormatException odd) {
      return Optional.empty();
    }
  }
}
