/** Kubernetes' other wire format, as far as clients insist on it. */
package io.tracebloc.sandbox.api.protobuf;
