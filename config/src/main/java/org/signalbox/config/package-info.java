/** Strict YAML settings as typed records. */
@NullMarked
package org.signalbox.config;

import org.jspecify.annotations.NullMarked;
