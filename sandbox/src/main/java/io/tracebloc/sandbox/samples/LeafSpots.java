package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;

/** Image classification: healthy and spotted leaves. */
final class LeafSpots implements Recipe {
  private static final int SIDE = 96;

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new LeafDataset(records, SIDE, seed).writeTo(folder);
  }
}
