package io.tracebloc.engine.doctor;

import java.util.OptionalLong;

/** Room on a volume, as a container that has it mounted sees it. */
@FunctionalInterface
interface Disk {
  /** Free bytes at a path; empty if the container does not tell. Changes nothing. */
  OptionalLong free(String pod, String container, String path);
}
