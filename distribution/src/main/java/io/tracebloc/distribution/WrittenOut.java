package io.tracebloc.distribution;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.attribute.BootstrapMethodsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A class with code written out that Java would otherwise make when the program first comes there,
 * anew in each run: for switches over types, and for the equality of records. No ahead-of-time
 * cache holds what is made then, and it takes milliseconds each time.
 *
 * @param model the class as it was compiled
 */
record WrittenOut(ClassModel model) {
  /** Whose bootstrap methods make that code. */
  private static final Set<String> MAKERS =
      Set.of("java/lang/runtime/SwitchBootstraps", "java/lang/runtime/ObjectMethods");

  private static final int HIDDEN =
      AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

  /** Whether there is something to write out. */
  boolean isNeeded() {
    return model.findAttribute(Attributes.bootstrapMethods()).stream()
        .map(BootstrapMethodsAttribute::bootstrapMethods)
        .flatMap(List::stream)
        .map(entry -> entry.bootstrapMethod().reference().owner().asInternalName())
        .anyMatch(MAKERS::contains);
  }

  /** The class, in which each such call goes to a method of its own. */
  byte[] bytes(ClassFile classes) {
    var methods = new ArrayList<Consumer<ClassBuilder>>();
    var calls =
        ClassTransform.transformingMethodBodies((code, element) -> write(code, element, methods));
    return classes.transformClass(
        model,
        calls.andThen(
            ClassTransform.endHandler(type -> methods.forEach(method -> method.accept(type)))));
  }

  private void write(CodeBuilder code, CodeElement element, List<Consumer<ClassBuilder>> methods) {
    var call = Optional.of(element).filter(InvokeDynamicInstruction.class::isInstance);
    var body = call.map(InvokeDynamicInstruction.class::cast).flatMap(WrittenOut::body);
    if (body.isEmpty()) {
      code.with(element);
      return;
    }
    var name = "writtenOut$" + methods.size();
    var type = ((InvokeDynamicInstruction) element).typeSymbol();
    methods.add(target -> target.withMethodBody(name, type, HIDDEN, body.get()));
    code.invokestatic(
        model.thisClass().asSymbol(), name, type, model.flags().has(AccessFlag.INTERFACE));
  }

  /** What the code does that would be made for a call. */
  private static Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
    return switch (call.bootstrapMethod().methodName() + " " + call.name()) {
      case "typeSwitch typeSwitch" -> TypeSwitch.of(call.bootstrapArgs()).map(one -> one::write);
      case "bootstrap hashCode" -> Optional.of(RecordEquality.of(call.bootstrapArgs())::hashCode);
      case "bootstrap equals" -> Optional.of(RecordEquality.of(call.bootstrapArgs())::equals);
      default -> Optional.empty();
    };
  }
}
