package io.tracebloc.distribution;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * {@code hashCode} and {@code equals} of a record, as {@code java.lang.runtime.ObjectMethods} makes
 * them.
 *
 * @param record its type
 * @param components its fields in order
 */
record RecordEquality(ClassDesc record, List<DirectMethodHandleDesc> components) {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  /** Of the constants that the compiler wrote down: the type, the names, and the fields. */
  static RecordEquality of(List<ConstantDesc> constants) {
    return new RecordEquality(
        (ClassDesc) constants.getFirst(),
        constants.stream()
            .filter(DirectMethodHandleDesc.class::isInstance)
            .map(DirectMethodHandleDesc.class::cast)
            .toList());
  }

  /** Writes the body of a static method with the record as parameter. */
  void hashCode(CodeBuilder code) {
    code.iconst_0();
    for (var component : components) {
      code.loadConstant(31).imul();
      load(code, 0, component);
      var type = type(component);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(
            OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  /** Writes the body of a static method with the record and any object as parameters. */
  void equals(CodeBuilder code) {
    var other = code.newLabel();
    var different = code.newLabel();
    code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
    code.aload(1).instanceOf(record).ifeq(different);
    code.aload(1).checkcast(record).astore(2);
    for (var component : components) {
      load(code, 0, component);
      load(code, 2, component);
      compare(code, type(component), different);
    }
    code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
  }

  private void load(CodeBuilder code, int slot, DirectMethodHandleDesc component) {
    code.aload(slot).getfield(record, component.methodName(), type(component));
  }

  private static void compare(CodeBuilder code, ClassDesc type, Label different) {
    switch (TypeKind.from(type)) {
      case REFERENCE ->
          code.invokestatic(
                  OBJECTS,
                  "equals",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
              .ifeq(different);
      case LONG -> code.lcmp().ifne(different);
      case FLOAT, DOUBLE ->
          code.invokestatic(
                  box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
              .ifne(different);
      default -> code.if_icmpne(different);
    }
  }

  private static ClassDesc type(DirectMethodHandleDesc component) {
    return component.invocationType().returnType();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "Z" -> ConstantDescs.CD_Boolean;
      case "B" -> ConstantDescs.CD_Byte;
      case "C" -> ConstantDescs.CD_Character;
      case "S" -> ConstantDescs.CD_Short;
      case "I" -> ConstantDescs.CD_Integer;
      case "J" -> ConstantDescs.CD_Long;
      case "F" -> ConstantDescs.CD_Float;
      default -> ConstantDescs.CD_Double;
    };
  }
}
