package org.signalbox.catalog;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;

/**
 * The ledger as tariff plans see it: what it knows by name, and what it is told.
 *
 * <p>Any thread but an event loop may call; methods block until the ledger has answered. They throw
 * {@link DefinitionFailure} when it does not.
 */
public interface DefinitionPort {

  /** Where no ledger is: nothing is known, and whatever needs one is refused. */
  DefinitionPort NO_LEDGER =
      new DefinitionPort() {
        @Override
        public Optional<Definition> find(DefinitionId id) {
          return Optional.empty();
        }

        @Override
        public void carryOut(LedgerDefinitions definitions) {
          throw new DefinitionFailure("no ledger runs here");
        }

        @Override
        public void remove(List<DefinitionId> definitions) {
          throw new DefinitionFailure("no ledger runs here");
        }
      };

  /** What is defined under a name; empty for nothing. */
  Optional<Definition> find(DefinitionId id);

  /**
   * Has all definitions known, and accounts opened after that; returns when it is durable. A repeat
   * is harmless, also of what came only halfway.
   */
  void carryOut(LedgerDefinitions definitions);

  /** Has definitions forgotten; those that are not known are passed over. */
  void remove(List<DefinitionId> definitions);
}
