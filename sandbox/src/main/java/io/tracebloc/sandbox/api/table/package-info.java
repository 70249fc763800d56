/** The columns that {@code kubectl get} shows for each type. */
package io.tracebloc.sandbox.api.table;
