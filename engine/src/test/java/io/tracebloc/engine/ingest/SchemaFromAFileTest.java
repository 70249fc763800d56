package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.ingest.SchemaViolation.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another version of the schema than the embedded one. */
final class SchemaFromAFileTest {
  @TempDir Path temporary;

  @Test
  void theEmbeddedOneIsKnownByItsIdentifier() {
    assertThat(SpecSchema.embedded().id()).isEqualTo(SpecSchema.EMBEDDED_ID);
    assertThat(SpecSchema.EMBEDDED_ID).endsWith("/" + SpecSchema.EMBEDDED_VERSION + ".json");
  }

  @Test
  void theEmbeddedOneIsReadBackFromAFile() throws IOException {
    try (var resource = SpecSchema.class.getResourceAsStream("ingest.v1.json")) {
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      var schema = SpecSchema.read(file("copy.json", text));
      assertThat(schema.id()).isEqualTo(SpecSchema.EMBEDDED_ID);
      assertThat(schema.violations(SpecDocument.parse("kind: x", "test"))).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n\t\"required\": [\"a\\/b\"]\n}",
        "required: [a/b]",
        "$schema: http://json-schema.org/draft-07/schema#\n$id: 'https://schemas.test/a.json'\nrequired: ['a/b']\n"
      })
  void mayBeJsonOrYaml(String text) throws IOException {
    var schema = SpecSchema.read(file("schema", text));
    assertThat(schema.violations(SpecDocument.parse("b: 1", "test")))
        .extracting(SchemaViolation::message)
        .containsExactly("'a/b' is a required property");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"#\"}",
        "definitions: {a: {$ref: '#/definitions/b'}, b: {$ref: '#/definitions/a'}}\n$ref: '#/definitions/a'\n"
      })
  void mayNotReferToItselfWithoutEnd(String text) throws IOException {
    var file = file("schema", text);
    var document = SpecDocument.parse("b: 1", "test");
    assertThatThrownBy(() -> SpecSchema.read(file).violations(document))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("schema");
  }

  @Test
  void mayReferToItself() throws IOException {
    var schema =
        SpecSchema.read(
            file(
                "schema.yaml",
                """
                definitions:
                  size: {type: integer, minimum: 5}
                properties:
                  width: {$ref: '#/definitions/size'}
                  height: {$ref: '#/definitions/size'}
                """));
    assertThat(schema.violations(SpecDocument.parse("width: 3\nheight: x\n", "test")))
        .extracting(violation -> violation.pathText() + ": " + violation.message())
        .containsExactly(
            "height: 'x' is not of type 'integer'", "width: 3 is less than the minimum of 5");
  }

  @Test
  void mayUseKeywordsThatTheEmbeddedOneDoesNot() throws IOException {
    var schema = SpecSchema.read(file("schema.yaml", "properties: {a: {pattern: '^x'}}"));
    assertThat(schema.violations(SpecDocument.parse("a: y", "test")))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.kind()).isEqualTo(Kind.OTHER);
              assertThat(violation.message()).contains("^x");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "text",
        "type: 5",
        "properties: []",
        "$schema: https://json-schema.org/draft/2020-12/schema",
        "properties: {a: {$ref: '#/definitions/none'}}",
        "properties: {a: {$ref: 'http://127.0.0.1:9/other.json'}}",
        "properties: {a: {pattern: '('}}"
      })
  void mustBeASchemaOfDraftSeven(String text) throws IOException {
    var file = file("schema.yaml", text);
    assertThatThrownBy(() -> SpecSchema.read(file)).isInstanceOf(InputFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "a: [", "{\"a\": }"})
  void mustBeReadable(String text) throws IOException {
    var file = file("schema.yaml", text);
    assertThatThrownBy(() -> SpecSchema.read(file))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("cannot be read as JSON or YAML");
  }

  @Test
  void mustBeThere() {
    assertThatThrownBy(() -> SpecSchema.read(temporary.resolve("none.json")))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> SpecSchema.read(temporary)).isInstanceOf(LocalFailure.class);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temporary.resolve(name), text);
  }
}
