package io.tracebloc.engine.replace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Two databases in memory: the datasets and those set aside, each with the content of tables. */
public final class MemoryTable implements OldTable {
  private final String name;
  private final Map<String, String> inPlace = new HashMap<>();
  private Optional<String> aside = Optional.empty();

  /** The databases as one dataset sees them. */
  public MemoryTable(String name) {
    this.name = name;
  }

  /** A table as an ingestor fills it. */
  public void fill(String table, String content) {
    inPlace.put(table, content);
  }

  /** What the dataset's table has. */
  public Optional<String> content() {
    return Optional.ofNullable(inPlace.get(name));
  }

  /** What was set aside. */
  public Optional<String> aside() {
    return aside;
  }

  @Override
  public Standing look() {
    return new Standing(
        inPlace.keySet().stream()
            .filter(name::equalsIgnoreCase)
            .collect(Collectors.toUnmodifiableSet()),
        aside.isPresent());
  }

  @Override
  public List<String> setAside() {
    if (aside.isEmpty()) {
      aside = Optional.of(inPlace.remove(name));
    }
    return List.of();
  }

  @Override
  public List<String> bringBack(boolean had) {
    if (aside.isPresent()) {
      inPlace.put(name, aside.get());
      aside = Optional.empty();
    } else if (!had) {
      inPlace.remove(name);
    }
    return List.of();
  }

  @Override
  public List<String> drop() {
    aside = Optional.empty();
    return List.of();
  }
}
