package org.signalbox.rpc.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LedgerDefinitions;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;

/** Definitions in memory, in the place of a ledger. */
final class RecordedDefinitions implements DefinitionPort {

  final Map<DefinitionId, Definition> definitions = new LinkedHashMap<>();
  final List<LedgerDefinitions.OpenedAccount> accounts = new ArrayList<>();

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
