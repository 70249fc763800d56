/** The doctor in this process on a practice cluster that is broken in each way of its list. */
package io.tracebloc.e2e.doctor;
