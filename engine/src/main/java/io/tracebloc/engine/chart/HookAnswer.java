package io.tracebloc.engine.chart;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the log of a hook says about jobs-manager's answer. How a chart writes it is its own affair,
 * so any of the usual forms is taken, and the last one counts.
 *
 * @param status HTTP status
 * @param body the answer's JSON, or what stands in its place; from outside
 */
record HookAnswer(int status, String body) {
  private static final int LONGEST = 64 * 1024;
  private static final List<Pattern> STATUS =
      Stream.of(
              "HTTP(?:/[0-9.]{1,3})?[ :=]{1,3}([2-5][0-9]{2})",
              "(?:http|status|response)?[ _-]?(?:code|status)[\"']?[:= ]{1,3}[\"']?([2-5][0-9]{2})",
              "returned error: {1,2}([2-5][0-9]{2})")
          .map(form -> "(?<![A-Za-z0-9])(?<!exit[ _-])" + form + "(?![0-9])")
          .map(form -> Pattern.compile(form, CASE_INSENSITIVE))
          .toList();
  private static final Pattern BARE_STATUS = Pattern.compile("\\s*([2-5][0-9]{2})\\s*");

  /** The answer in a log, if it can be read from it. */
  static Optional<HookAnswer> of(List<String> log) {
    var whole = String.join("\n", log);
    var text = whole.substring(Math.max(0, whole.length() - LONGEST));
    var body = new AnswerSearch(text).last();
    var status = status(body.map(found -> found.without(text)).orElse(text));
    if (status.isPresent()) {
      var words = body.map(found -> found.object().toString()).orElse(text.strip());
      return Optional.of(new HookAnswer(status.getAsInt(), words));
    }
    return body.map(AnswerSearch.Found::object)
        .filter(HookAnswer::namesRun)
        .map(
            run -> new HookAnswer(run.path("replay").asBoolean(false) ? 200 : 201, run.toString()));
  }

  /** The line in which curl says why it got no answer; from outside. */
  static Optional<String> trouble(List<String> log) {
    return log.stream().filter(line -> line.contains("curl: (")).reduce((one, other) -> other);
  }

  private static OptionalInt status(String text) {
    var found = OptionalInt.empty();
    for (var line : text.lines().toList()) {
      var bare = BARE_STATUS.matcher(line);
      if (bare.matches()) {
        found = OptionalInt.of(Integer.parseInt(bare.group(1)));
      }
      for (var form : STATUS) {
        var matcher = form.matcher(line);
        while (matcher.find()) {
          found = OptionalInt.of(Integer.parseInt(matcher.group(1)));
        }
      }
    }
    return found;
  }

  private static boolean namesRun(JsonNode object) {
    return object.path("job_name").isString() && object.path("namespace").isString();
  }
}
