package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.HarbourPicture.Thing;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes Pascal VOC annotations ({@code contract/datasets.md} 5.8, OD-02). */
final class VocDocument {
  private VocDocument() {}

  /** The annotation of a picture; all text in it is ours and needs no escapes. */
  static String of(String filename, HarbourPicture picture) {
    return String.format(
        Locale.ROOT,
        """
        <annotation>
          <folder>images</folder>
          <filename>%s</filename>
          <source>
            <database>Drawn harbours</database>
            <annotation>Pascal VOC</annotation>
          </source>
          <size>
            <width>%d</width>
            <height>%d</height>
            <depth>3</depth>
          </size>
          <segmented>0</segmented>
        %s</annotation>
        """,
        filename,
        picture.image().getWidth(),
        picture.image().getHeight(),
        picture.things().stream().map(VocDocument::object).collect(Collectors.joining()));
  }

  /** Pascal VOC counts pixels from 1, and both corners belong to the box. */
  private static String object(Thing thing) {
    var box = thing.box();
    return String.format(
        Locale.ROOT,
        """
          <object>
            <name>%s</name>
            <pose>Unspecified</pose>
            <truncated>0</truncated>
            <difficult>0</difficult>
            <bndbox>
              <xmin>%d</xmin>
              <ymin>%d</ymin>
              <xmax>%d</xmax>
              <ymax>%d</ymax>
            </bndbox>
          </object>
        """,
        thing.name(),
        box.x + 1,
        box.y + 1,
        box.x + box.width,
        box.y + box.height);
  }
}
