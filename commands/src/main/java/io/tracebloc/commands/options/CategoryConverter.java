package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.Category;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a task by its id. */
final class CategoryConverter implements ITypeConverter<Category>, Choices {
  @Override
  public Category convert(String text) {
    return Category.ofId(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is not a task known here ("
                        + String.join(", ", words())
                        + ")"));
  }

  @Override
  public List<String> words() {
    return ids();
  }

  private static List<String> ids() {
    return Arrays.stream(Category.values()).map(Category::id).toList();
  }

  /** The ids, for help. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ids().iterator();
    }
  }
}
