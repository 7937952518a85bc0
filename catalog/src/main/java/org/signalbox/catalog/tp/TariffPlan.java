package org.signalbox.catalog.tp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All items of one tariff plan. Immutable after construction; a later item replaces an earlier one
 * of its kind and id.
 */
public final class TariffPlan {

  private final Map<TpKind, Map<String, TpItem>> itemsByKind = new EnumMap<>(TpKind.class);

  public TariffPlan(Collection<? extends TpItem> items) {
    for (TpItem item : items) {
      itemsByKind.computeIfAbsent(item.kind(), kind -> new LinkedHashMap<>()).put(item.id(), item);
    }
  }

  public boolean isEmpty() {
    return itemsByKind.isEmpty();
  }

  /** The item of that id and type. */
  public <T extends TpItem> Optional<T> find(TpKind kind, Class<T> type, String id) {
    TpItem item = itemsByKind.getOrDefault(kind, Map.of()).get(id);
    return item == null ? Optional.empty() : Optional.of(type.cast(item));
  }

  /** All items of a kind, in the order they were given. */
  public <T extends TpItem> List<T> all(TpKind kind, Class<T> type) {
    List<T> items = new ArrayList<>();
    itemsByKind.getOrDefault(kind, Map.of()).values().forEach(item -> items.add(type.cast(item)));
    return items;
  }

  /** All items of all kinds. */
  public List<TpItem> all() {
    List<TpItem> items = new ArrayList<>();
    itemsByKind.values().forEach(byId -> items.addAll(byId.values()));
    return items;
  }
}
