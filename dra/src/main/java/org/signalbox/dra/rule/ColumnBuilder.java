package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.dra.number.NumberKind;

/** Sorts the conditions of routes into the columns of an index. One use each. */
final class ColumnBuilder {

  private final long[] all;
  private final KeyColumn<Integer> applications;
  private final KeyColumn<Integer> commands;
  private final KeyColumn<String> sources;
  private final Map<TextField, TextColumn> fields = new EnumMap<>(TextField.class);
  private final Map<NumberKind, NumberColumn> numbers = new EnumMap<>(NumberKind.class);
  private final Map<Integer, AvpColumn> avps = new TreeMap<>();

  ColumnBuilder(int routeCount) {
    all = BitRow.of(routeCount);
    for (int route = 0; route < routeCount; route++) {
      BitRow.set(all, route);
    }
    applications = new KeyColumn<>(RequestView::application, all);
    commands = new KeyColumn<>(RequestView::command, all);
    sources = new KeyColumn<>(RequestView::source, all);
  }

  /** Takes a condition; false when no column can answer it, or not wholly. */
  boolean add(int route, Condition condition) {
    return switch (condition) {
      case Condition.ApplicationIs is -> {
        applications.add(route, is.ids());
        yield true;
      }
      case Condition.CommandIs is -> {
        commands.add(route, is.codes());
        yield true;
      }
      case Condition.ComesFrom from -> from.roles().isEmpty() && add(route, from);
      case Condition.FieldIs is -> add(route, is);
      case Condition.AvpIs is -> add(route, is);
      case Condition.NumberIn in -> in.table().isEmpty() && add(route, in);
    };
  }

  private boolean add(int route, Condition.ComesFrom from) {
    sources.add(route, from.peers());
    return true;
  }

  private boolean add(int route, Condition.FieldIs is) {
    fields.computeIfAbsent(is.field(), field -> new TextColumn(all)).add(route, is.test());
    return true;
  }

  private boolean add(int route, Condition.AvpIs is) {
    TextColumn tests =
        avps.computeIfAbsent(
                is.path().slot(), slot -> new AvpColumn(is.path(), new TextColumn(all)))
            .tests();
    // Two conditions about one path would have to hold both; the column knows only one a route.
    if (tests.asks(route)) {
      return false;
    }
    tests.add(route, is.test());
    return true;
  }

  private boolean add(int route, Condition.NumberIn in) {
    numbers.computeIfAbsent(in.kind(), kind -> new NumberColumn(kind, all)).add(route, in.ranges());
    return true;
  }

  /** The columns that any route asks, the cheapest to answer first. */
  List<IndexColumn> build() {
    List<IndexColumn> columns = new ArrayList<>();
    asked(applications.finish()).ifPresent(columns::add);
    asked(commands.finish()).ifPresent(columns::add);
    asked(sources.finish()).ifPresent(columns::add);
    fields.forEach((field, tests) -> {
      tests.finish();
      columns.add(new FieldColumn(field, tests));
    });
    numbers.values().forEach(column -> columns.add(column.finish()));
    for (AvpColumn column : avps.values()) {
      column.tests().finish();
      columns.add(column);
    }
    return columns;
  }

  private static Optional<IndexColumn> asked(KeyColumn<?> column) {
    for (long word : column.asking()) {
      if (word != 0) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
