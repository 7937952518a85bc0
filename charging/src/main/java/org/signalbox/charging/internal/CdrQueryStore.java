package org.signalbox.charging.internal;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.signalbox.charging.CdrCondition;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrOrder;
import org.signalbox.charging.CdrQuery;
import org.signalbox.core.Amount;
import org.signalbox.sql.SqlDialect;

/**
 * Turns queries into the SQL of each database. jOOQ writes the SQL; the values it binds are run
 * with plain JDBC, which streams.
 */
final class CdrQueryStore {

  private static final Table<Record> CDRS = table(name("cdrs"));
  private static final Field<Long> ID = field(name("id"), Long.class);
  private static final Field<String> RUN_ID = field(name("run_id"), String.class);
  private static final Field<String> DESTINATION = field(name("destination"), String.class);
  private static final Field<Long> USAGE = field(name("usage"), Long.class);
  private static final Field<Object> EXTRA_FIELDS = field(name("extra_fields"), Object.class);
  private static final Field<String> COST_KEY = field(name("cost_key"), String.class);
  private static final Field<BigDecimal> COST = field(name("cost"), BigDecimal.class);
  private static final Field<String> COST_DETAILS = field(name("cost_details"), String.class);

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final CdrColumns columns;
  private final DSLContext sql;

  CdrQueryStore(CdrColumns columns) {
    this.columns = columns;
    this.sql =
        DSL.using(
            switch (columns.dialect()) {
              case SQLITE -> SQLDialect.SQLITE;
              case POSTGRESQL -> SQLDialect.POSTGRES;
              case MARIADB -> SQLDialect.MARIADB;
            });
  }

  /** Selects columns of the CDRs asked for. */
  Query select(List<String> columnNames, CdrQuery query) {
    List<Field<?>> selected = new ArrayList<>();
    for (String column : columnNames) {
      selected.add(field(name(column)));
    }
    SelectLimitStep<?> all =
        sql.select(selected).from(CDRS).where(where(query)).orderBy(order(query.order()));
    if (query.limit().isPresent()) {
      return all.limit(query.limit().getAsInt()).offset(query.offset());
    }
    return query.offset() == 0 ? all : all.offset(query.offset());
  }

  Query count(CdrQuery query) {
    return sql.selectCount().from(CDRS).where(where(query));
  }

  Query delete(List<Long> orderIds) {
    return sql.deleteFrom(CDRS).where(ID.in(orderIds));
  }

  private Condition where(CdrQuery query) {
    // Nothing here marks rows as deleted, but operators who share the table may.
    Condition all = field(name("deleted_at")).isNull();
    for (CdrCondition one : query.conditions()) {
      all = all.and(where(one));
    }
    return all;
  }

  private Condition where(CdrCondition one) {
    return switch (one) {
      case CdrCondition.OneOf c ->
          in(field(name(c.field().column()), String.class), c.values(), c.negated());
      case CdrCondition.DestinationPrefix c -> prefix(c);
      case CdrCondition.CostOneOf c -> costIn(c);
      case CdrCondition.ExtraField c -> extraField(c);
      case CdrCondition.CostRange c -> costRange(c);
      case CdrCondition.IsRated c -> c.rated() ? not(unrated()) : unrated();
      case CdrCondition.UsageRange c -> range(USAGE, c.from(), c.until());
      case CdrCondition.OrderIdRange c -> range(ID, c.from(), c.until());
      case CdrCondition.OrderIdOneOf c -> ID.in(c.orderIds());
      case CdrCondition.TimeRange c -> timeRange(c);
    };
  }

  private static <T> Condition in(Field<T> field, Collection<T> values, boolean negated) {
    return negated ? field.notIn(values) : field.in(values);
  }

  private static <T> Condition range(Field<T> field, Optional<T> from, Optional<T> until) {
    Condition start = from.map(field::ge).orElse(noCondition());
    return until.map(end -> start.and(field.lt(end))).orElse(start);
  }

  private Condition timeRange(CdrCondition.TimeRange range) {
    // Compared as what the column holds: see CdrColumns.
    Field<Object> column = field(name(range.time().column()), Object.class);
    Condition start =
        range.from().map(from -> column.ge(val(columns.time(from)))).orElse(column.isNotNull());
    return range.until().map(end -> start.and(column.lt(val(columns.time(end))))).orElse(start);
  }

  private static Condition prefix(CdrCondition.DestinationPrefix prefixes) {
    List<Condition> matches = new ArrayList<>();
    for (String prefix : prefixes.prefixes()) {
      int length = prefix.codePointCount(0, prefix.length());
      // Not LIKE: SQLite's ignores case, and every database's gives meaning to % and _.
      matches.add(DSL.substring(DESTINATION, inline(1), inline(length)).eq(prefix));
    }
    return prefixes.negated() ? not(or(matches)) : or(matches);
  }

  private Condition costIn(CdrCondition.CostOneOf costs) {
    if (columns.dialect() == SqlDialect.SQLITE) {
      List<String> keys = costs.costs().stream().map(SortableNumber::of).toList();
      return in(COST_KEY, keys, costs.negated());
    }
    return in(COST, costs.costs().stream().map(Amount::value).toList(), costs.negated());
  }

  private Condition costRange(CdrCondition.CostRange range) {
    return columns.dialect() == SqlDialect.SQLITE
        ? range(
            COST_KEY, range.from().map(SortableNumber::of), range.until().map(SortableNumber::of))
        : range(COST, range.from().map(Amount::value), range.until().map(Amount::value));
  }

  private Condition unrated() {
    Amount outward = CdrCost.unrated().outward();
    Condition number = costIn(new CdrCondition.CostOneOf(List.of(outward), false));
    Condition noDetails =
        columns.dialect() == SqlDialect.POSTGRESQL
            // PostgreSQL's json has no equality.
            ? condition("cast({0} as text) = {1}", COST_DETAILS, inline(CdrCost.NO_DETAILS))
            : COST_DETAILS.eq(inline(CdrCost.NO_DETAILS));
    return number.and(noDetails);
  }

  private Condition extraField(CdrCondition.ExtraField fields) {
    List<Condition> matches = new ArrayList<>();
    for (Map.Entry<String, String> wanted : fields.values().entrySet()) {
      matches.add(extraField(wanted.getKey(), wanted.getValue()));
    }
    return fields.negated() ? not(or(matches)) : or(matches);
  }

  /** Never null, so that it can be negated. */
  private Condition extraField(String field, String value) {
    boolean any = value.equals(CdrCondition.EXISTS);
    return switch (columns.dialect()) {
      case SQLITE -> {
        Condition named = condition("key = {0}", val(field));
        Condition wanted = any ? named : named.and(condition("value = {0}", val(value)));
        yield condition("exists (select 1 from json_each({0}) where {1})", EXTRA_FIELDS, wanted);
      }
      case POSTGRESQL -> {
        Field<String> found = field("({0} ->> {1})", String.class, EXTRA_FIELDS, val(field));
        yield any ? found.isNotNull() : found.isNotDistinctFrom(value);
      }
      case MARIADB -> {
        Field<String> found =
            field("json_value({0}, {1})", String.class, EXTRA_FIELDS, val(jsonPath(field)));
        yield any ? found.isNotNull() : found.isNotDistinctFrom(value);
      }
    };
  }

  private static String jsonPath(String field) {
    return "$.\"" + field.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private List<SortField<?>> order(CdrOrder order) {
    Field<?> by =
        switch (order.by()) {
          case ORDER_ID -> ID;
          case ANSWER_TIME -> field(name("answer_time"));
          case SETUP_TIME -> field(name("setup_time"));
          case USAGE -> USAGE;
          case COST -> columns.dialect() == SqlDialect.SQLITE ? COST_KEY : COST;
          // By character, as the other databases do, whatever the language of the server.
          case RUN_ID -> columns.dialect() == SqlDialect.POSTGRESQL ? RUN_ID.collate("C") : RUN_ID;
        };
    SortField<?> primary = order.descending() ? by.desc().nullsLast() : by.asc().nullsFirst();
    return order.by() == CdrOrder.By.ORDER_ID
        ? List.of(order.descending() ? ID.desc() : ID.asc())
        : List.of(primary, ID.asc());
  }
}
