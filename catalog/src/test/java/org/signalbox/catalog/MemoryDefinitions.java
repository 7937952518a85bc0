package org.signalbox.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;

/** Definitions in memory, in the place of a ledger. */
public final class MemoryDefinitions implements DefinitionPort {

  public final Map<DefinitionId, Definition> definitions = new LinkedHashMap<>();
  public final List<LedgerDefinitions.OpenedAccount> accounts = new ArrayList<>();

  @Override
  public Optional<Definition> find(DefinitionId id) {
    return Optional.ofNullable(definitions.get(id));
  }

  @Override
  public void carryOut(LedgerDefinitions told) {
    told.definitions().forEach(definition -> definitions.put(definition.key(), definition));
    accounts.addAll(told.accounts());
  }

  @Override
  public void remove(List<DefinitionId> removed) {
    removed.forEach(definitions::remove);
  }
}
