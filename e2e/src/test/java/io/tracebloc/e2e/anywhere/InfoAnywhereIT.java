package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person sees what the release is. */
@ExtendWith(AnyClusterExtension.class)
class InfoAnywhereIT {
  @Test
  void theReleaseIsShownWithItsClaim(Visit visit) {
    var outcome = visit.plugin("info").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .contains(visit.site().namespace(), "1.9.62", "client-pvc", "/data/shared");
  }

  @Test
  void withoutTheRightToReadSecretsTheSameIsShown(Visit visit) {
    var outcome = visit.plugin("info").with("KUBECONFIG", visit.site().person().toString()).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .contains(visit.site().namespace(), "1.9.62", "client-pvc", "/data/shared");
  }
}
