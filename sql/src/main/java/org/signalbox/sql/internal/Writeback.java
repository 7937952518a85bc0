package org.signalbox.sql.internal;

/** Who may see to it that a long transaction is on its way to the disk before its commit. */
interface Writeback extends AutoCloseable {

  /** Where that is left to the commit. */
  Writeback NONE =
      new Writeback() {
        @Override
        public void begin() {}

        @Override
        public void end() {}

        @Override
        public void close() {}
      };

  /** A long transaction begins. The writer's thread. */
  void begin();

  /** It was committed, or rolled back. The writer's thread. */
  void end();

  @Override
  void close();
}
