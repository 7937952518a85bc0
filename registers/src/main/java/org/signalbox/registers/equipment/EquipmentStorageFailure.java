package org.signalbox.registers.equipment;

/** The store of the register could not be read or written. */
public final class EquipmentStorageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EquipmentStorageFailure(Throwable cause) {
    super("the store of the equipment register failed: " + cause.getMessage(), cause);
  }
}
