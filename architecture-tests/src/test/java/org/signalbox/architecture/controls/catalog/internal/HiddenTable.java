package org.signalbox.architecture.controls.catalog.internal;

/** What nobody outside the module may see. */
public record HiddenTable(String name) {}
