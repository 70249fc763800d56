/**
 * Looks for what keeps a release from taking datasets: the checks of {@code contract/releases.md}
 * 5.2, each with what was seen and one remedy. Reads only, unless a probe is asked for. Knows no
 * command line; the face words the remedies.
 */
package io.tracebloc.engine.doctor;
