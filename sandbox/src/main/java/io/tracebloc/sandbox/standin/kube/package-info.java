/** The few calls to the Kubernetes API that the stand-in needs, over plain HTTP and JSON. */
package io.tracebloc.sandbox.standin.kube;
