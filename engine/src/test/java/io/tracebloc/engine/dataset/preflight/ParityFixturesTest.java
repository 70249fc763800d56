package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verdicts of the contract's fixtures (5.11), for the categories that exist here. */
final class ParityFixturesTest {
  static List<JsonNode> cases() throws IOException {
    try (var cases = ParityFixturesTest.class.getResourceAsStream("../parity/cases.json")) {
      return StreamSupport.stream(
              new JsonMapper().readTree(cases.readAllBytes()).get("cases").spliterator(), false)
          .filter(fixture -> Category.ofId(fixture.get("category").asString()).isPresent())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheContract(JsonNode fixture) throws URISyntaxException {
    var findings = new ArrayList<Finding>();
    new Preflight(2).run(request(fixture), findings::add);
    assertThat(findings.stream().anyMatch(ParityFixturesTest::rejects) ? "reject" : "accept")
        .as("%s: %s", fixture.get("name").asString(), findings)
        .isEqualTo(fixture.get("expected").asString());
  }

  /** Fixtures say nothing about options: no number of keypoints, for example. */
  private static boolean rejects(Finding finding) {
    return finding.severity() == Finding.Severity.REJECTION
        && finding.rule() != Rule.OPT_01
        && finding.rule() != Rule.OPT_02;
  }

  private static DatasetRequest request(JsonNode fixture) throws URISyntaxException {
    var name = fixture.get("name").asString();
    var folder = Path.of(ParityFixturesTest.class.getResource("../parity/" + name).toURI());
    var request =
        DatasetRequest.of(
            folder, "parity", Category.ofId(fixture.get("category").asString()).orElseThrow());
    if (fixture.has("label_column")) {
      request = request.withLabelColumn(fixture.get("label_column").asString());
    }
    if (fixture.has("schema")) {
      var columns =
          fixture.get("schema").properties().stream()
              .map(entry -> new Column(entry.getKey(), entry.getValue().asString()))
              .toList();
      request = request.toBuilder().schema(columns).build();
    }
    if (fixture.has("target_size")) {
      var size = fixture.get("target_size");
      var target = new PixelSize(size.get(0).asInt(), size.get(1).asInt());
      request = request.withSizes(Optional.of(target), Optional.empty());
    }
    return request;
  }
}
