@NullMarked
package org.signalbox.sbi.eir;

import org.jspecify.annotations.NullMarked;
