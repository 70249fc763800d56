/**
 * The command {@code doctor}: what keeps a release from taking datasets, and what to do about it.
 */
package io.tracebloc.commands.doctor;
