package io.tracebloc.engine.replace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Two databases in memory: the datasets and those set aside, each with the content of tables. */
public class MemoryTable implements OldTable {
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
  public Set<String> inPlace() {
    return inPlace.keySet().stream()
        .filter(name::equalsIgnoreCase)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean isAside(String suffix) {
    return aside.isPresent();
  }

  @Override
  public void setAside(String suffix) {
    if (aside.isEmpty()) {
      aside = Optional.of(inPlace.remove(name));
    }
  }

  @Override
  public void bringBack(String suffix, boolean had) {
    if (aside.isPresent()) {
      inPlace.put(name, aside.get());
      aside = Optional.empty();
    } else if (!had) {
      inPlace.remove(name);
    }
  }

  @Override
  public void drop(String suffix) {
    aside = Optional.empty();
  }
}
