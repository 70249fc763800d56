package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A run that did not take every record is not a success, and its staged copy stays. */
@ExtendWith(PracticeClusterExtension.class)
class LostRowsIT {
  @ParameterizedTest
  @CsvSource({
    "skip:1, completed_with_failures",
    "'skip:1,lenient', completed_with_failures",
    "unsent:2, completed_with_failures",
    "exit:1, failed"
  })
  void theVerdictNamesIt(String fault, String status, Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", fault)).leaves(6);

    var outcome = place.push("-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(9);
    var result = new JsonMapper().readTree(outcome.out());
    assertThat(result.path("status").asString()).isEqualTo(status);
    assertThat(result.path("exit_code").asInt(0)).isEqualTo(9);
    assertThat(result.path("error").asString()).isNotBlank();
    assertThat(place.staged()).containsExactly("leaves");
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void successWithoutABannerKeepsTheStagedCopy(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "no-banner")).leaves(4);

    var outcome = place.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.out() + outcome.err()).containsIgnoringCase("summary");
    assertThat(place.staged()).containsExactly("leaves");
    assertThat(place.stagePods()).isEmpty();
  }
}
