package io.tracebloc.commands.doctor;

import io.tracebloc.commands.Subject;
import java.util.Optional;

/** Which release the doctor looks at, and for whom rights are printed. */
public interface DoctorSubject extends Subject {
  /** The user that {@code --user} names beside {@code --rbac}. */
  Optional<String> user();
}
