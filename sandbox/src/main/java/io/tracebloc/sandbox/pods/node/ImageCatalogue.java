package io.tracebloc.sandbox.pods.node;

import java.util.Optional;

/** What the practice node can run; takes the place of a registry. */
@FunctionalInterface
public interface ImageCatalogue {
  /**
   * The image of that reference, for example {@code alpine:3.20@sha256:...}; empty if there is
   * none, which a pod shows as {@code ErrImagePull}.
   */
  Optional<Image> find(String reference);
}
