package io.tracebloc.engine.dataset.voc;

import static io.tracebloc.engine.dataset.PictureDatasets.VOC;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OD-02: every condition of its list, broken alone. */
final class VocReaderTest {
  static Stream<Arguments> missing() {
    return Stream.of(
            "folder",
            "filename",
            "source",
            "size",
            "segmented",
            "database",
            "width",
            "height",
            "depth",
            "name",
            "pose",
            "truncated",
            "difficult",
            "bndbox",
            "xmin",
            "ymin",
            "xmax",
            "ymax")
        .map(name -> arguments(name, VOC.replaceFirst("(?s)<%1$s>.*</%1$s>".formatted(name), "")));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("root tag", VOC.replaceAll("annotation>", "Annotation>"), "<Annotation>"),
        arguments("filename", with("filename", "\n "), "<filename> of annotation is empty"),
        arguments("database", with("database", ""), "<database> of <source>"),
        arguments("inner annotation", VOC.replace("PASCAL VOC", " "), "<annotation> of <source>"),
        arguments("segmented", with("segmented", "2"), "exactly 0 or 1, not '2'"),
        arguments("segmented with blanks", with("segmented", " 0 "), "exactly 0 or 1, not ' 0 '"),
        arguments("segmented in words", with("segmented", "false"), "exactly 0 or 1"),
        arguments("width zero", with("width", "0"), "<width> of <size>"),
        arguments("height negative", with("height", "-36"), "at least 1, not '-36'"),
        arguments("depth decimal", with("depth", "3.0"), "whole number"),
        arguments("width in words", with("width", "wide"), "whole number"),
        arguments("name", with("name", " "), "<name> of object 1 is empty"),
        arguments("pose", with("pose", ""), "<pose> of object 1 is empty"),
        arguments("truncated", with("truncated", "0.0"), "<truncated> of object 1"),
        arguments("difficult", with("difficult", "-1"), "<difficult> of object 1"),
        arguments("difficult in words", with("difficult", "no"), "<difficult> of object 1"),
        arguments("xmin negative", with("xmin", "-1"), "<xmin> of <bndbox> of object 1"),
        arguments("ymin decimal", with("ymin", "3.5"), "whole number, at least 0, not '3.5'"),
        arguments("xmax empty", with("xmax", ""), "<xmax>"),
        arguments("no width", with("xmax", "2"), "<xmin> must be less than <xmax>"),
        arguments("upside down", with("ymax", "2"), "<ymin> must be less than <ymax>"));
  }

  static Stream<Arguments> remarked() {
    return Stream.of(
        arguments("folder", with("folder", " "), "<folder> is empty"),
        arguments("difficult", with("difficult", "2"), "neither 0 nor 1"),
        arguments("area", with("xmax", "3").replace(">24<", ">12<"), "less than 10"),
        arguments("no object", VOC.replaceAll("(?s)<object>.*</object>", ""), "no <object>"));
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("as it is", VOC),
        arguments("a box at zero", with("xmin", "0").replace("<ymin>3<", "<ymin>0<")),
        arguments("blanks, a sign and leading zeros", with("xmax", " +0020\n")),
        arguments("an area of ten", with("xmax", "3").replace(">24<", ">13<")),
        arguments("more than the integers of a machine", with("xmax", "9".repeat(40))),
        arguments("a box beyond the picture", with("xmax", "9999")),
        arguments("elements of no meaning", VOC.replace("<size>", "<owner><name/></owner><size>")),
        arguments("the second of a kind", VOC.replace("</size>", "</size><size/>")),
        arguments("parts with boxes", VOC.replace("<bndbox>", "<part><bndbox/></part><bndbox>")),
        arguments("a comment in a text", with("segmented", "<!-- no -->0")),
        arguments("character data", with("name", "<![CDATA[a & b]]>")),
        arguments("entities of XML itself", with("name", "a &amp; &#x62;")),
        arguments("Latin-1", VOC.replace("UTF-8", "ISO-8859-1")),
        arguments("a byte order mark", "\ufeff" + VOC),
        arguments("no declaration", VOC.substring(VOC.indexOf("<annotation>"))),
        arguments(
            "a document type",
            VOC.replace("<annotation>\n", "<!DOCTYPE annotation>\n<annotation>\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("missing")
  void refusesWhatIsMissing(String name, String xml) {
    assertThat(problems(xml))
        .singleElement()
        .matches(VocProblem::fatal)
        .satisfies(problem -> assertThat(problem.message()).contains(" has no <" + name + ">"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refusesWhatIsWrong(String title, String xml, String words) {
    assertThat(problems(xml))
        .as(title)
        .singleElement()
        .matches(VocProblem::fatal)
        .satisfies(problem -> assertThat(problem.message()).contains(words));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("remarked")
  void remarksWhatIsOdd(String title, String xml, String words) {
    assertThat(problems(xml))
        .as(title)
        .singleElement()
        .matches(problem -> !problem.fatal())
        .satisfies(problem -> assertThat(problem.message()).contains(words));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void acceptsWhatTheClusterAccepts(String title, String xml) {
    assertThat(problems(xml)).as(title).isEmpty();
  }

  @Test
  void readsTheEncodingsOfXml() {
    var greek = with("name", "\u03b2\u03ac\u03c1\u03ba\u03b1");
    var declared = greek.replace("UTF-8", "ISO-8859-7");
    assertThat(problems(declared.getBytes(Charset.forName("ISO-8859-7")))).isEmpty();
    for (var charset : List.of(UTF_16, UTF_16BE, UTF_16LE)) {
      var bytes = greek.replace("UTF-8", "UTF-16").getBytes(charset);
      assertThat(problems(bytes)).as(charset.name()).isEmpty();
    }
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThat(problems(with("name", "caf\u00e9").getBytes(ISO_8859_1)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("save it as UTF-8"));
    assertThat(problems(VOC.replace("UTF-8", "klingon")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("'klingon' is not known"));
  }

  @Test
  void theFirstOfAKindCounts() {
    var xml = VOC.replace("<size>", "<size/><size>");
    assertThat(problems(xml))
        .extracting(VocProblem::message)
        .hasSize(3)
        .allMatch(message -> message.contains("<size> of annotation has no"));
  }

  @Test
  void textBehindAChildDoesNotCount() {
    assertThat(problems(with("segmented", "<b/>0")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("not ''"));
  }

  @Test
  void namesInANamespaceAreOtherNames() {
    var xml = VOC.replace("<annotation>\n", "<annotation xmlns='urn:x'>\n");
    assertThat(problems(xml))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("<{urn:x}annotation>"));
  }

  @Test
  void tellsLinesAndObjects() {
    var object = VOC.substring(VOC.indexOf("<object>"), VOC.lastIndexOf("</annotation>"));
    var xml = VOC.replace("</annotation>\n", object.replace("boat", "") + "</annotation>\n");
    assertThat(problems(xml))
        .extracting(VocProblem::message)
        .containsExactly("Line 16: <name> of object 2 is empty.");
  }

  @Test
  void aFileFullOfProblemsIsCutShort() {
    var xml = VOC.replace("</annotation>\n", "<object/>".repeat(1000) + "</annotation>\n");
    assertThat(problems(xml)).hasSize(101);
    assertThat(problems(xml).getLast().message()).contains("4,900 more");
    assertThat(problems(xml).getLast().fatal()).isTrue();
  }

  private static String with(String element, String text) {
    return VOC.replaceFirst(
        "<%1$s>[^<]*</%1$s>".formatted(element), "<%1$s>%2$s</%1$s>".formatted(element, text));
  }

  private static List<VocProblem> problems(String xml) {
    return problems(xml.getBytes(UTF_8));
  }

  private static List<VocProblem> problems(byte[] xml) {
    return new VocReader().problems(new ByteArrayInputStream(xml));
  }
}
