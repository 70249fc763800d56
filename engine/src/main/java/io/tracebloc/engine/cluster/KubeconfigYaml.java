package io.tracebloc.engine.cluster;

import com.google.gson.JsonPrimitive;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.UnicodeReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Kubeconfig files as YAML 1.1, JSON included, the way kubectl reads them: UTF-8 or, with a byte
 * order mark, UTF-16; only the first document; of a key that is there twice, the last.
 */
final class KubeconfigYaml {
  private static final int MOST_ALIASES = 10_000;

  private KubeconfigYaml() {}

  /** A plain value that YAML takes for a number or a truth value, as it was written. */
  record Literal(String text, Tag tag) {
    /** The value as JSON has it; what JSON cannot hold stays a text. */
    JsonPrimitive json() {
      if (text.contains(":")) {
        // YAML 1.1 would read 1:30 as ninety; kubectl does not.
        return new JsonPrimitive(text);
      }
      return switch (new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text)) {
        case Boolean truth -> new JsonPrimitive(truth);
        case Double number when !Double.isFinite(number) -> new JsonPrimitive(text);
        case Number number -> new JsonPrimitive(number);
        case null, default -> new JsonPrimitive(text);
      };
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The file is not YAML; the message says where and why, without any of its content. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  /**
   * The first document: maps, lists, texts, {@link Literal}s and, for nothing, null.
   *
   * @throws BrokenException if it is not YAML
   */
  static Object load(byte[] content) throws BrokenException {
    try {
      var documents = yaml().composeAll(reader(content)).iterator();
      if (!documents.hasNext()) {
        return null;
      }
      var root = documents.next();
      new AliasBudget().spend(root);
      return new Literals(options()).document(root);
    } catch (YAMLException exception) {
      throw new BrokenException(complaint(content, exception));
    } catch (StackOverflowError deep) {
      throw new BrokenException("nested too deeply");
    }
  }

  /** The nodes of the first document, with their places in the text; null for nothing. */
  static Node compose(String text) throws BrokenException {
    try {
      var nodes = yaml().composeAll(new StringReader(text)).iterator();
      return nodes.hasNext() ? nodes.next() : null;
    } catch (YAMLException exception) {
      throw new BrokenException(String.valueOf(exception.getClass().getSimpleName()));
    }
  }

  private static UnicodeReader reader(byte[] content) {
    return new UnicodeReader(new ByteArrayInputStream(content));
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setCodePointLimit(KubeconfigReader.LARGEST_FILE);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    return options;
  }

  private static Yaml yaml() {
    var options = options();
    var dumper = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumper), dumper, options, new JsonLike());
  }

  private static String complaint(byte[] content, YAMLException exception) {
    return switch (exception) {
      case MarkedYAMLException marked ->
          // Without the snippet that the exception carries: the line may hold a key.
          "line %d: %s"
              .formatted(
                  marked.getProblemMark() == null ? 1 : marked.getProblemMark().getLine() + 1,
                  marked.getProblem());
      case ReaderException unreadable ->
          "line %d: a character that YAML does not allow"
              .formatted(lineOf(content, unreadable.getPosition()));
      case AliasBudget.ExceededException bomb -> bomb.getMessage();
      default ->
          String.valueOf(exception.getMessage()).startsWith("Number of aliases")
              ? "too many aliases"
              : "not YAML";
    };
  }

  private static int lineOf(byte[] content, int position) {
    int line = 1;
    for (int i = 0; i < Math.min(position, content.length); i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** Keeps plain values as they were written: a token of digits is not a number. */
  private static final class Literals extends SafeConstructor {
    Object document(Node root) {
      return constructDocument(root);
    }

    Literals(LoaderOptions options) {
      super(options);
      for (var tag : new Tag[] {Tag.BOOL, Tag.INT, Tag.FLOAT}) {
        yamlConstructors.put(
            tag,
            new AbstractConstruct() {
              @Override
              public Object construct(Node node) {
                return new Literal(((ScalarNode) node).getValue(), tag);
              }
            });
      }
    }
  }

  /** Knows the kinds of values that JSON knows; times stay texts. */
  private static final class JsonLike extends Resolver {
    private static final Pattern NOTHING = Pattern.compile("^(?:~|null|Null|NULL| )$");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }
}
