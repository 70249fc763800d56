package io.tracebloc.engine.doctor;

import io.tracebloc.engine.doctor.ClientSearch.End;
import io.tracebloc.engine.failure.CheckId;
import java.util.Map;

/** The checks that need no client: C8, X4 and X7. */
final class OutsideChecks {
  private final Instruments instruments;
  private final ClusterObjects objects;

  OutsideChecks(Instruments instruments, ClusterObjects objects) {
    this.instruments = instruments;
    this.objects = objects;
  }

  Map<CheckId, Check> of(ClientSearch.Outcome search) {
    var egress = new EgressCheck(instruments.web(), new BackEnd(instruments.machine().variables()));
    Check answers = () -> egress.answers(search.client());
    if (search.end() == End.UNREACHABLE) {
      var notMade = Doctor.notMade("the API server does not answer (C1)");
      return Map.of(CheckId.C8, answers, CheckId.X4, notMade, CheckId.X7, notMade);
    }
    var rights = new RightsCheck(instruments.permissions(), instruments.namespace());
    return Map.of(
        CheckId.C8,
        answers,
        CheckId.X4,
        rights::allowed,
        CheckId.X7,
        new VersionCheck(objects)::recent);
  }
}
