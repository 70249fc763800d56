package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Rule;

/** What a picture is for, and hence which rules it breaks. */
public enum PictureKind {
  /** A record of the dataset. */
  PICTURE("picture", Rule.IMG_02, Rule.IMG_03, Rule.IMG_04),
  /** The classes of a picture's pixels; one rule asks of it what three ask of pictures. */
  MASK("mask", Rule.SEG_03, Rule.SEG_03, Rule.SEG_03);

  private final String noun;
  private final Rule floor;
  private final Rule decodable;
  private final Rule resolution;

  PictureKind(String noun, Rule floor, Rule decodable, Rule resolution) {
    this.noun = noun;
    this.floor = floor;
    this.decodable = decodable;
    this.resolution = resolution;
  }

  /** What one is called. */
  String noun() {
    return noun;
  }

  /** No side is too small. */
  Rule floor() {
    return floor;
  }

  /** It can be decoded. */
  Rule decodable() {
    return decodable;
  }

  /** It has the expected size. */
  Rule resolution() {
    return resolution;
  }
}
