/** A callgrind file of the example's functions with two measures, as a person would drop it on the window. */
export const droppedProfile = `version: 1
creator: journey
cmd: rmr.py --values 300
events: Ir Bytes

fl=taxes/calculator.py
fn=Calculator.calculate
8 1200 640
cfn=Calculator.amount_of
calls=300 12
10 88000 9600

fn=Calculator.amount_of
12 8000 9600
cfn=Calculator.due_of
calls=200 19
14 80000 0

fn=Calculator.due_of
19 80000 0
`;
